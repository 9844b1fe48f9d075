// Sphinx's Danish has no words for how much was found, and a rule of plurals that leads to none of them.
Documentation.addTranslations({
    locale: "da",
    messages: {
        "Search finished, found one page matching the search query.": [
            "Én side passer til det, du søger.",
            "${resultCount} sider passer til det, du søger.",
        ],
        "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.":
            "Ingen sider passer. Prøv et andet ord, eller en del af det.",
        ", in ": ", i ",
    },
    plural_expr: "n === 1 ? 0 : 1",
});
