// @ts-check
// The last requests, decided once more under other settings. Nothing is sent.
/**
 * @typedef {{ target: string | null, text: Sides }} Decided
 * @typedef {{ number: number, browser: string, was: Decided, instead: Decided }} Difference
 * @typedef {{ types: Option[], timed: string[], units: Option[], differing: Difference[], capped: boolean }} Replayed
 */
/** @param {View<Replayed, { edit?: Fields }>} view */
const draw = (view) => {
  const { state, own, word } = view;
  const edit = (own.edit ??= { kind: "lb_cookie", number: "1", unit: "m", cookie_name: "SHOPSESSION" });
  if (!state.types.some(([value]) => value === edit.kind)) edit.kind = state.types[0][0];
  /** @type {(key: keyof Fields) => (value: string) => void} */
  const set = (key) => (value) => {
    edit[key] = value;
    view.redraw();
  };
  /** @type {(key: keyof Fields, more?: Attributes) => HTMLInputElement} */
  const box = (key, more = {}) => {
    const input = h("input", {
      key,
      type: "text",
      value: edit[key],
      autocomplete: "off",
      on: { input: () => set(key)(input.value) },
      ...more,
    });
    return input;
  };
  /** @type {(one: Decided) => Child[]} */
  const told = (one) => [one.target ?? "—", h("br"), say(one.text)];
  return [
    h("p", { class: "hint" }, word("explain")),
    form(
      { class: "row" },
      () => view.send("replay", edit),
      field(word("type"), choice("kind", options(state.types), edit.kind, set("kind"))),
      state.timed.includes(edit.kind) && [
        field(word("duration"), box("number", { inputmode: "numeric", size: 8 })),
        field(word("unit"), choice("unit", options(state.units), edit.unit, set("unit"))),
      ],
      edit.kind === "app_cookie" && field(word("name"), box("cookie_name")),
      h("button", { type: "submit", key: "run" }, word("run")),
    ),
    state.differing.length > 0 &&
      h(
        "div",
        { class: "wide scroll", tabindex: "0", role: "group", "aria-label": word("title") },
        table(
          state.capped ? word("capped", { shown: state.differing.length }) : { "aria-label": word("title") },
          [word("request"), word("browser"), word("was"), word("instead")],
          state.differing.map((one) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, String(one.number)),
              h("td", {}, one.browser),
              h("td", {}, told(one.was)),
              h("td", {}, told(one.instead)),
            ),
          ),
        ),
      ),
  ];
};

export default part("what-if", draw);
