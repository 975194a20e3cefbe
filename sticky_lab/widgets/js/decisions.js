// @ts-check
// The decision log, newest first; choosing one tells its whole story.
/**
 * @typedef {{ number: number, browser: string, request: string, status: number, target: string | null, text: Sides, reason: string, rule: string }} Row
 * @typedef {Row & { ours: boolean, came: string[], read: Sides[], candidates: string[], lines: string[] }} Story
 * @typedef {{ rows: Row[], capped: boolean, rules: Record<string, string | null>, story: Story | null }} Log
 * @typedef {{ browser?: string, reason?: string, rule?: string }} Filters
 */
/** @type {(view: View<Log, Filters>, told: Story) => HTMLElement} */
const story = (view, told) => {
  const { word } = view;
  /** @param {string[]} items */
  const list = (items) =>
    items.length
      ? h(
          "ul",
          {},
          items.map((item) => h("li", {}, h("code", {}, item))),
        )
      : h("p", {}, word("none"));
  return h(
    "div",
    { class: "story", role: "group", "aria-label": `${word("story")} ${told.number}` },
    h("h4", {}, `${word("story")}: ${told.number}. ${told.request}`),
    h("p", {}, word("came")),
    list(told.came),
    h("p", {}, `${word("read")} `, h("em", {}, `(${word("only")})`)),
    list(told.read.map((text) => say(text))),
    h("p", {}, word("candidates")),
    list(told.candidates),
    h("p", {}, word("choice")),
    h("p", {}, `${say(told.text)} (${told.reason}, ${told.rule}${told.ours ? `, ${word("ours")}` : ""})`),
    h("p", {}, word("lines")),
    list(told.lines),
    button("close-story", word("close"), () => view.send("story", { number: 0 })),
  );
};

/** @param {View<Log, Filters>} view */
const draw = (view) => {
  const { state, own, word } = view;
  const rows = state.rows.filter(
    (one) => (!own.browser || one.browser === own.browser) && (!own.reason || one.reason === own.reason),
  );
  const browsers = [...new Set(state.rows.map((one) => one.browser))];
  const reasons = [...new Set(state.rows.map((one) => one.reason))];
  /** @type {(key: keyof Filters) => (value: string) => void} */
  const filter = (key) => (value) => {
    own[key] = value;
    view.redraw();
  };
  /** @param {Row} one */
  const rule = (one) =>
    button(`rule-${one.number}`, one.rule, () => filter("rule")(own.rule === one.rule ? "" : one.rule), {
      class: "link",
      "aria-expanded": own.rule === one.rule ? "true" : "false",
    });
  return [
    h(
      "div",
      { class: "row" },
      field(
        word("filter_browser"),
        choice("browser", [["", word("any_browser")], ...plain(browsers)], own.browser ?? "", filter("browser")),
      ),
      field(
        word("filter_reason"),
        choice("reason", [["", word("any_reason")], ...plain(reasons)], own.reason ?? "", filter("reason")),
      ),
    ),
    own.rule
      ? h(
          "blockquote",
          { class: "rule" },
          h("strong", {}, `${own.rule} · ${word("rule_text")}`),
          h("p", { lang: "en" }, state.rules[own.rule] ?? "—"),
        )
      : null,
    state.story && story(view, state.story),
    state.rows.length === 0
      ? h("p", {}, word("empty"))
      : h(
          "div",
          { class: "wide scroll", tabindex: "0", role: "group", "aria-label": word("title") },
          table(
            state.capped ? word("capped", { shown: state.rows.length }) : { "aria-label": word("title") },
            [
              word("number"),
              word("browser"),
              word("request"),
              word("status"),
              word("target"),
              word("reason"),
              word("rule"),
              word("story"),
            ],
            rows.map((one) =>
              h(
                "tr",
                {},
                h("td", {}, String(one.number)),
                h("td", {}, one.browser),
                h("td", {}, h("code", {}, one.request)),
                h("td", {}, String(one.status)),
                h("td", {}, one.target ?? "—"),
                h("td", {}, say(one.text)),
                h("td", {}, rule(one)),
                h(
                  "td",
                  {},
                  button(`story-${one.number}`, word("show"), () => view.send("story", { number: one.number }), {
                    "aria-label": `${word("story")}: ${one.number}`,
                  }),
                ),
              ),
            ),
          ),
        ),
  ];
};

export default part("decisions", draw);
