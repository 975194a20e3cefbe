// Each target: what the load balancer thinks of it, whether its process lives, and what it has in its memory.
const SHAPES = { healthy: "●", unhealthy: "✕", draining: "▽", initial: "○", unused: "–", unavailable: "?" };

// The load balancer finds out about a target by its checks, a while after what was done to it: look again then.
const LOOK_AFTER_MS = [700, 1500, 3000, 6000];

export default part("targets", (view) => {
  const { state, word } = view;
  const act = (what, facts) => {
    view.send(what, facts);
    for (const wait of LOOK_AFTER_MS) setTimeout(() => view.root.isConnected && view.send("look"), wait);
  };
  const actions = (one) =>
    [one.running ? "stop" : "start", one.running && "kill", one.registered ? "deregister" : one.running && "register"]
      .filter(Boolean)
      .map((what) => button(`${what}-${one.id}`, word(what), () => act(what, { target: one.id }), { "aria-label": `${word(what)}: ${one.id}` }));
  const memory = (one) =>
    one.sessions.length === 0
      ? word("none")
      : h("ul", {}, one.sessions.map(([user, count]) => h("li", {}, word("cart", { user: user ?? view.text("anonymous"), count }))));
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
});
