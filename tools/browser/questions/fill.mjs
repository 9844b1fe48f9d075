// A form filled in as a person does in Firefox: pdf.js draws it, real inputs are typed into and clicked, and it saves.
//
// `entries` are widgets by the number of their object and their page, each with a `text` to type or a `click`. What pdf.js
// has saved goes to `out`; the answer tells what each input then holds, and `picture` gets the first of their pages.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { pathOf } from "../packages.mjs";

const ORIGIN = "http://forms.invalid";
const VIEWER = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Form</title>
<link rel="stylesheet" href="/web/pdf_viewer.css"><style>#box { position: absolute; inset: 0; overflow: auto }</style></head>
<body><div id="box"><div id="viewer" class="pdfViewer"></div></div><script type="module">
import * as pdfjs from "/build/pdf.mjs";
globalThis.pdfjsLib = pdfjs;
const { EventBus, PDFLinkService, PDFViewer } = await import("/web/pdf_viewer.mjs");
pdfjs.GlobalWorkerOptions.workerSrc = "/build/pdf.worker.mjs";
const eventBus = new EventBus();
const linkService = new PDFLinkService({ eventBus });
window.viewer = new PDFViewer({ container: document.getElementById("box"), eventBus, linkService });
linkService.setViewer(viewer);
window.file = await pdfjs.getDocument({ url: "/form", standardFontDataUrl: "/standard_fonts/", wasmUrl: "/wasm/" }).promise;
eventBus.on("pagesloaded", () => { window.ready = true; });
viewer.setDocument(window.file);
linkService.setDocument(window.file);
</script></body></html>`;
const TYPES = { css: "text/css", mjs: "text/javascript", svg: "image/svg+xml", wasm: "application/wasm" };

// The viewer and its parts, from the package on the disk: nothing is asked of any network.
async function served(context, file) {
    const parts = dirname(dirname(pathOf("pdfjs-dist/build/pdf.mjs")));
    await context.route(`${ORIGIN}/**`, (route) => {
        const { pathname } = new URL(route.request().url());
        if (pathname === "/") return route.fulfill({ contentType: "text/html", body: VIEWER });
        if (pathname === "/form") return route.fulfill({ contentType: "application/pdf", body: readFileSync(file) });
        const contentType = TYPES[pathname.split(".").at(-1)] ?? "application/octet-stream";
        return route.fulfill({ contentType, body: readFileSync(join(parts, pathname)) });
    });
}

// The input of a widget, on its page, which is drawn when it comes into view.
async function inputOf(page, { id, page: number }) {
    await page.evaluate((pageNumber) => window.viewer.scrollPageIntoView({ pageNumber }), number);
    const input = page.locator(`[data-annotation-id="${id}R"]`).locator("input, textarea, select").first();
    await input.waitFor({ state: "visible" });
    return input;
}

export async function fill(browser, question) {
    const { file, out, entries, picture, timeout = 30_000 } = question;
    const context = await browser.newContext({ viewport: { width: 1000, height: 1400 } });
    try {
        await served(context, file);
        const page = await context.newPage();
        page.setDefaultTimeout(timeout);
        await page.goto(`${ORIGIN}/`);
        await page.waitForFunction(() => window.ready);
        for (const entry of entries) {
            const input = await inputOf(page, entry);
            await input.click();
            if (entry.text !== undefined) await page.keyboard.type(entry.text);
        }
        await page.evaluate(() => document.activeElement.blur());
        const held = [];
        for (const entry of entries) {
            const input = await inputOf(page, entry);
            held.push(await input.evaluate((one) => (one.matches("[type=checkbox], [type=radio]") ? one.checked : one.value)));
        }
        if (picture) {
            await inputOf(page, entries[0]);
            await page.locator(`.page[data-page-number="${entries[0].page}"]`).screenshot({ path: picture });
        }
        const saved = await page.evaluate(async () => {
            const bytes = await window.file.saveDocument();
            return Array.from(bytes, (one) => String.fromCharCode(one)).join("");
        });
        writeFileSync(out, Buffer.from(saved, "latin1"));
        return { held };
    } finally {
        await context.close();
    }
}
