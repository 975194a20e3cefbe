// @ts-check
// Sending requests as one browser or as all.
const EVERY_MS = 1000;
const AT_MOST = 60;

/** @param {View<{ browsers: string[] }, { who?: string, name?: string }>} view */
const draw = (view) => {
  const { state, own, word } = view;
  const names = state.browsers;
  // "" is all of them.
  if (own.who === undefined || (own.who !== "" && !names.includes(own.who))) own.who = names[0] ?? "";
  /** @param {number} count */
  const send = (count) => view.send("send", { who: own.who, count });
  const stop = () => {
    clearInterval(own.timer ?? undefined);
    own.timer = null;
    view.redraw();
  };
  const trickle = () => {
    if (own.timer) return stop();
    let left = AT_MOST;
    own.timer = setInterval(() => {
      left -= 1;
      if (left <= 0 || !view.root.isConnected) stop();
      else view.send("send", { who: own.who, count: 1 });
    }, EVERY_MS);
    view.redraw();
  };
  const name = h("input", {
    key: "new",
    type: "text",
    maxlength: 40,
    value: own.name ?? "",
    autocomplete: "off",
    on: { input: () => (own.name = name.value) },
  });
  return [
    h(
      "div",
      { class: "row" },
      field(
        word("as"),
        choice("who", [...plain(names), ["", word("all")]], own.who, (value) => {
          own.who = value;
          view.redraw();
        }),
      ),
      [1, 10, 100].map((count) => button(`send-${count}`, word(`send_${count}`), () => send(count))),
      button("trickle", own.timer ? word("trickling") : word("trickle"), trickle, {
        "aria-pressed": own.timer ? "true" : "false",
      }),
      button("shop", word("shop"), () => view.send("shop", { who: own.who })),
    ),
    form(
      { class: "row" },
      () => {
        view.send("make", { name: own.name ?? "" });
        own.name = "";
      },
      field(word("new"), name),
      h("button", { type: "submit", key: "make" }, word("make")),
    ),
  ];
};

export default part("traffic", draw);
