// @ts-check
// The lab's clock. Moving it sends nothing.
/**
 * @typedef {{ browser: string, bound: string | null, left: number | null }} Binding
 * @typedef {Clock & { bindings: Binding[] }} Times
 */
/** @param {number} seconds */
const clock = (seconds) =>
  new Date(Math.floor(seconds) * 1000).toISOString().replace("T", " ").replace(".000Z", " UTC");

/** @param {number} seconds */
const duration = (seconds) => {
  const whole = Math.max(0, Math.ceil(seconds));
  const [d, hours, minutes] = [Math.floor(whole / 86400), Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60];
  /** @param {number} number */
  const two = (number) => String(number).padStart(2, "0");
  return `${d ? `${d}d ` : ""}${two(hours)}:${two(minutes)}:${two(whole % 60)}`;
};

export default part(
  "timeline",
  /** @param {View<Times, { who?: string }>} view */
  (view) => {
    const { state, own, word } = view;
    const gone = passed(view);
    const names = state.bindings.map((one) => one.browser);
    if (own.who === undefined || !names.includes(own.who)) own.who = names[0] ?? "";
    /** @param {Binding} one */
    const left = (one) =>
      one.left === null
        ? word(one.bound ? "unending" : "none")
        : one.left - gone <= 0
          ? word("lapsed")
          : duration(one.left - gone);
    return [
      h(
        "p",
        {},
        `${word("now")}: `,
        h("time", {}, clock(state.now + gone)),
        " ",
        h("span", { class: "hint" }, word(state.runs ? "runs" : "stands")),
      ),
      h(
        "div",
        { class: "row" },
        ["1m", "1h", "1d", "7d"].map((step) =>
          button(`advance-${step}`, word(`advance_${step}`), () => view.send("advance", { by: step })),
        ),
      ),
      h(
        "div",
        { class: "row" },
        field(
          word("of"),
          choice("who", plain(names), own.who, (value) => (own.who = value)),
        ),
        button("before", word("before"), () => view.send("before", { who: own.who })),
        button("after", word("after"), () => view.send("after", { who: own.who })),
      ),
      table(
        word("bindings"),
        [word("browser"), word("target"), word("left")],
        state.bindings.map((one) =>
          h("tr", {}, h("th", { scope: "row" }, one.browser), h("td", {}, one.bound ?? "—"), h("td", {}, left(one))),
        ),
      ),
    ];
  },
  tick,
);
