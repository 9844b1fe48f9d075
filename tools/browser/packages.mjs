// The packages of package.json, from the folder that BROWSER_PACKAGES names (it holds `node_modules`), or from beside this.
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const home = process.env.BROWSER_PACKAGES || dirname(fileURLToPath(import.meta.url));
const there = createRequire(join(resolve(home), "package.json"));

export const required = (name) => there(name);
export const pathOf = (name) => there.resolve(name);
