// The last requests, decided once more under other settings. Nothing is sent.
export default part("what-if", (view) => {
  const { state, own, word } = view;
  own.edit ??= { kind: "lb_cookie", number: "1", unit: "m", cookie_name: "SHOPSESSION" };
  const edit = own.edit;
  if (!state.types.some(([value]) => value === edit.kind)) edit.kind = state.types[0][0];
  const set = (key) => (value) => {
    edit[key] = value;
    view.redraw();
  };
  const box = (key, more = {}) => {
    const input = h("input", { key, type: "text", value: edit[key], autocomplete: "off", on: { input: () => set(key)(input.value) }, ...more });
    return input;
  };
  const told = (one) => [one.target ?? "—", h("br"), say(one.text)];
  return [
    h("p", { class: "hint" }, word("explain")),
    form(
      { class: "row" },
      () => view.send("replay", edit),
      field(word("type"), choice("kind", state.types.map(([value, text]) => [value, say(text)]), edit.kind, set("kind"))),
      state.timed.includes(edit.kind) && [
        field(word("duration"), box("number", { inputmode: "numeric", size: 8 })),
        field(word("unit"), choice("unit", state.units.map(([value, text]) => [value, say(text)]), edit.unit, set("unit"))),
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
            h("tr", {}, h("th", { scope: "row" }, String(one.number)), h("td", {}, one.browser), h("td", {}, told(one.was)), h("td", {}, told(one.instead))),
          ),
        ),
      ),
  ];
});
