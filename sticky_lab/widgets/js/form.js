// @ts-check
// The form of the AWS console: Edit target group attributes → Target selection configuration.
/**
 * @typedef {Fields & { product: string }} Form
 * @typedef {{ form: Form, products: Option[], types: Record<string, Option[]>, timed: Record<string, string[]>, units: Option[], attributes: [string, string][], command: string }} Settings
 * @typedef {{ stored?: string, edit?: Form, copied?: boolean }} Edits
 */
/** @param {View<Settings, Edits>} view */
const draw = (view) => {
  const { state, own, word } = view;
  const stored = JSON.stringify(state.form);
  // Settings changed elsewhere show, unless there is an edit that is not saved.
  if (own.stored !== stored && own.stored === JSON.stringify(own.edit)) own.edit = undefined;
  own.stored = stored;
  const edit = (own.edit ??= { ...state.form });
  const unsaved = JSON.stringify(edit) !== stored;
  /** @type {(key: keyof Form) => (value: string) => void} */
  const set = (key) => (value) => {
    edit[key] = value;
    view.redraw();
  };
  const types = state.types[edit.product];
  if (!types.some(([value]) => value === edit.kind)) edit.kind = "off";
  const timed = state.timed[edit.product].includes(edit.kind);
  const problem = own.said?.role === "alert" ? own.said : null;
  /** @type {(key: keyof Form, more?: Attributes) => Child[]} */
  const input = (key, more = {}) => {
    const wrong = problem?.where === key;
    const box = h("input", {
      key,
      type: "text",
      value: edit[key],
      autocomplete: "off",
      "aria-invalid": wrong ? "true" : undefined,
      on: { input: () => set(key)(box.value) },
      ...more,
    });
    return [box, problem && wrong && h("span", { class: "at-field" }, `⚠ ${say(problem)}`)];
  };

  return [
    form(
      {},
      () => view.send("save", edit),
      field(word("product"), choice("product", options(state.products), edit.product, set("product"))),
      field(word("type"), choice("kind", options(types), edit.kind, set("kind"))),
      timed && [
        field(word("duration"), input("number", { inputmode: "numeric", size: 8 })),
        field(word("unit"), choice("unit", options(state.units), edit.unit, set("unit"))),
        edit.product === "clb" && h("p", { class: "hint" }, word("session")),
      ],
      edit.kind === "app_cookie" && field(word("name"), input("cookie_name", { spellcheck: "false" })),
      h(
        "div",
        { class: "row" },
        h("button", { type: "submit", key: "save", class: "primary" }, word("save")),
        button(
          "cancel",
          word("cancel"),
          () => {
            own.edit = { ...state.form };
            own.said = null;
            view.redraw();
          },
          { disabled: !unsaved },
        ),
        unsaved && h("strong", { class: "unsaved" }, `● ${word("unsaved")}`),
      ),
    ),
    h(
      "details",
      { key: "same" },
      h("summary", {}, word("same")),
      table(
        word("attributes"),
        [],
        state.attributes.map(([key, value]) =>
          h("tr", {}, h("th", { scope: "row" }, h("code", {}, key)), h("td", {}, h("code", {}, value))),
        ),
      ),
      h("p", {}, word("command")),
      h("pre", { tabindex: "0", "aria-label": word("command") }, h("code", {}, state.command)),
      button("copy", own.copied ? word("copied") : word("copy"), async () => {
        await navigator.clipboard.writeText(state.command);
        own.copied = true;
        view.redraw();
      }),
    ),
  ];
};

export default part("form", draw);
