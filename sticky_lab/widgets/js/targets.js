// @ts-check
// Each target: what the load balancer thinks of it, whether its process lives, and what it has in its memory.
// The load balancer finds out about a target by its checks, a while after what was done to it: look again then.
const LOOK_AFTER_MS = [700, 1500, 3000, 6000];

/**
 * @typedef {{ id: string, group: string, health: string, registered: boolean, running: boolean, sessions: [string | null, number][] }} Target
 */
/** @param {View<{ targets: Target[] }>} view */
const draw = (view) => {
  const { state, word } = view;
  /** @type {(what: string, facts?: object) => void} */
  const act = (what, facts) => {
    view.send(what, facts);
    for (const wait of LOOK_AFTER_MS) setTimeout(() => view.root.isConnected && view.send("look"), wait);
  };
  /** @param {Target} one */
  const actions = (one) =>
    [one.running ? "stop" : "start", one.running && "kill", one.registered ? "deregister" : one.running && "register"]
      .filter((what) => what !== false)
      .map((what) =>
        button(`${what}-${one.id}`, word(what), () => act(what, { target: one.id }), {
          "aria-label": `${word(what)}: ${one.id}`,
        }),
      );
  /** @param {Target} one */
  const memory = (one) =>
    one.sessions.length === 0
      ? word("none")
      : h(
          "ul",
          {},
          one.sessions.map(([user, count]) =>
            h("li", {}, word("cart", { user: user ?? view.text("anonymous"), count })),
          ),
        );
  return [
    h(
      "div",
      { class: "wide" },
      table(
        { "aria-label": word("title") },
        [word("target"), word("group"), word("health"), word("process"), word("memory"), word("actions")],
        state.targets.map((one) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, h("code", {}, one.id)),
            h("td", {}, one.group),
            h("td", {}, `${SHAPES[one.health]} ${word(`health_${one.health}`)}`),
            h("td", {}, word(one.running ? "running" : "ended")),
            h("td", {}, memory(one)),
            h("td", { class: "buttons" }, actions(one)),
          ),
        ),
      ),
    ),
    button("add", word("add"), () => act("add")),
  ];
};

export default part("targets", draw);
