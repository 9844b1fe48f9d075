// One Chromium without a window, and pages in it, of files or of this machine; no name of any other can be resolved.
// One name leads to this machine all the same, as that of a site does which wants to be taken for a part of it.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { required } from "./packages.mjs";

const NAMES = "MAP rebound.invalid 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";
const PROGRAM = process.env.CHROMIUM || "/usr/bin/chromium";

export async function started() {
    return required("playwright-core").chromium.launch({
        executablePath: PROGRAM,
        args: [`--host-resolver-rules=${NAMES}`, "--font-render-hinting=none"],
    });
}

const isLocal = (file) => /^http:\/\/127\.0\.0\.1:\d+\//.test(file);

// Where the browser finds a file, or a page of this machine.
export const addressOf = (file) => (isLocal(file) ? file : pathToFileURL(resolve(file)).href);

// Do something with a file, or with an address of this machine, in a page of its own, which is closed again.
//
// `file` is a path, or begins with http://127.0.0.1.
// `width` and `height` in CSS pixels; `dark` asks for dark colours, `media` for "print"; `text` is how much larger than
// usual somebody has set the text of the browser (2 is 200 %); `scripts: false` is a browser that runs none, `forced`
// one whose colours are chosen by the reader, as contrast themes of Windows do.
export async function withPage(browser, question, used) {
    const { file, width = 1280, height = 800, dark = false, media = "screen", text = 1, scripts = true, forced = false } = question;
    if (!isLocal(file) && !existsSync(file)) {
        throw new Error(`there is no file ${file}`);
    }
    const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? "dark" : "light",
        reducedMotion: "reduce",
        javaScriptEnabled: scripts,
    });
    try {
        const page = await context.newPage();
        const asked = [];
        page.on("request", (request) => asked.push(request.url()));
        await page.emulateMedia({ media, forcedColors: forced ? "active" : "none" });
        const session = await context.newCDPSession(page);
        await session.send("Page.setFontSizes", { fontSizes: { standard: 16 * text, fixed: 13 * text } });
        await page.goto(addressOf(file), { waitUntil: "load" });
        return await used(page, asked);
    } finally {
        await context.close();
    }
}

// What a reader of findings needs to find an element again; runs inside of the page.
export const NAMING = () => {
    window.nameOf = (element) => {
        const name = element.tagName.toLowerCase();
        const own = element.id ? `#${element.id}` : [...element.classList].map((one) => `.${one}`).join("");
        const said = (element.getAttribute("aria-label") ?? element.textContent ?? "").replace(/\s+/g, " ").trim();
        return `${name}${own}${said ? ` »${said.slice(0, 40)}«` : ""}`;
    };
};
