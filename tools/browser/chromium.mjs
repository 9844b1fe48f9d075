// One Chromium without a window, and pages of files in it; no name of any machine can be resolved.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { required } from "./packages.mjs";

const PROGRAM = process.env.CHROMIUM || "/usr/bin/chromium";

export async function started() {
    return required("playwright-core").chromium.launch({
        executablePath: PROGRAM,
        args: ["--host-resolver-rules=MAP * ~NOTFOUND", "--font-render-hinting=none"],
    });
}

// Do something with a file in a page of its own, which is closed again.
//
// `width` and `height` in CSS pixels; `dark` asks for dark colours, `media` for "print"; `text` is how much larger than
// usual somebody has set the text of the browser (2 is 200 %).
export async function withPage(browser, question, used) {
    const { file, width = 1280, height = 800, dark = false, media = "screen", text = 1 } = question;
    if (!existsSync(file)) {
        throw new Error(`there is no file ${file}`);
    }
    const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? "dark" : "light",
        reducedMotion: "reduce",
    });
    try {
        const page = await context.newPage();
        const asked = [];
        page.on("request", (request) => asked.push(request.url()));
        await page.emulateMedia({ media });
        const session = await context.newCDPSession(page);
        await session.send("Page.setFontSizes", { fontSizes: { standard: 16 * text, fixed: 13 * text } });
        await page.goto(pathToFileURL(resolve(file)).href, { waitUntil: "load" });
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
