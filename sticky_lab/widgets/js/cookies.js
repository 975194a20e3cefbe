// @ts-check
// The jar of one browser: what the browser knows of each cookie, and what only the load balancer knows.
/**
 * @typedef {{ target: string | null, age: number, left: number | null }} Sealed
 * @typedef {{ name: string, value: string, maker: Sides, expires: string | null, attributes: string, sealed: Sealed | null }} Cookie
 * @typedef {Clock & { browsers: string[], browser: string, cookies: Cookie[] }} Jar
 */
/** @param {View<Jar>} view */
const draw = (view) => {
  const { state, word } = view;
  const gone = passed(view);
  const other = state.browsers.find((one) => one !== state.browser);
  /** @param {Cookie} one */
  const sealed = (one) => {
    if (!one.sealed) return "—";
    if (one.sealed.target === null) return word("unreadable");
    const { target } = one.sealed;
    const age = Math.floor(one.sealed.age + gone);
    const left = one.sealed.left === null ? null : Math.ceil(one.sealed.left - gone);
    const rest = left === null ? [] : [left > 0 ? word("left", { seconds: left }) : word("over")];
    return [target, word("age", { seconds: age }), ...rest].join(", ");
  };
  /** @type {(what: string, one: Cookie) => HTMLElement} */
  const act = (what, one) =>
    button(`${what}-${one.name}`, word(what, { other }), () => view.send(what, { name: one.name, other }), {
      "aria-label": `${word(what, { other })}: ${one.name}`,
    });
  return [
    h(
      "div",
      { class: "row" },
      field(
        word("browser"),
        choice("who", plain(state.browsers), state.browser, (value) => view.send("choose", { who: value })),
      ),
      button("send", word("send"), () => view.send("send")),
      button("clear", word("clear"), () => view.send("clear"), { disabled: state.cookies.length === 0 }),
    ),
    state.cookies.length === 0
      ? h("p", {}, word("empty"))
      : h(
          "div",
          { class: "wide" },
          table(
            { "aria-label": word("title") },
            [word("name"), word("maker"), word("browser_knows"), word("balancer_knows"), word("actions")],
            state.cookies.map((one) =>
              h(
                "tr",
                {},
                h("th", { scope: "row" }, h("code", {}, one.name), h("br"), h("small", {}, h("code", {}, one.value))),
                h("td", {}, say(one.maker)),
                h("td", {}, `Expires: ${one.expires ?? word("session")}`, h("br"), one.attributes),
                h("td", {}, sealed(one)),
                h("td", { class: "buttons" }, act("delete", one), act("tamper", one), other && act("copy", one)),
              ),
            ),
          ),
        ),
  ];
};

export default part("cookies", draw, tick);
