// What axe-core finds: every rule but those of level AAA, best practices and those that are off by themselves included.
import { readFileSync } from "node:fs";

import { withPage } from "../chromium.mjs";
import { pathOf } from "../packages.mjs";

const brief = (results) =>
    results.map(({ id, impact, help, tags, nodes }) => ({
        rule: id,
        impact,
        help,
        tags,
        elements: nodes.map(({ html, target, failureSummary }) => ({
            target: target.join(" "),
            html: html.slice(0, 200),
            why: failureSummary ?? "",
        })),
    }));

// `violations`, `incomplete` (what axe leaves to a person) and how many rules passed.
export async function axe(browser, question) {
    return withPage(browser, question, async (page) => {
        // Evaluated, not put into the page, where a strict content security policy would not let it run.
        await page.evaluate(readFileSync(pathOf("axe-core/axe.min.js"), "utf-8"));
        const results = await page.evaluate(async () => {
            const wanted = axe
                .getRules()
                .filter(({ tags }) => !tags.includes("deprecated") && !tags.some((tag) => /^wcag2\d*aaa$/.test(tag)));
            const rules = Object.fromEntries(wanted.map(({ ruleId }) => [ruleId, { enabled: true }]));
            return axe.run(document, { runOnly: { type: "rule", values: Object.keys(rules) }, rules });
        });
        const { violations, incomplete, passes } = results;
        return { violations: brief(violations), incomplete: brief(incomplete), passes: passes.length };
    });
}
