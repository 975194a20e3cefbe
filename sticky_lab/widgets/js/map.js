// Browsers, load balancer and targets. Each request travels; with reduced motion nothing flies, numbers change.
const ROW = 46;
const WIDTH = 760;
const X = { browser: 120, balancer: 360, target: 520 };
const SHAPES = { healthy: "●", unhealthy: "✕", draining: "▽", initial: "○", unused: "–", unavailable: "?" };

const places = (view) => {
  const rows = Math.max(view.state.browsers.length, view.state.targets.length, 1);
  const height = rows * ROW + 20;
  const middle = (index, count) => height / 2 + (index - (count - 1) / 2) * ROW;
  return {
    height,
    browser: (name) => {
      const index = view.state.browsers.findIndex((one) => one.name === name);
      return index < 0 ? null : middle(index, view.state.browsers.length);
    },
    target: (id) => {
      const index = view.state.targets.findIndex((one) => one.id === id);
      return index < 0 ? null : middle(index, view.state.targets.length);
    },
  };
};
const path = (y1, y2, height) =>
  `M ${X.browser} ${y1} L ${X.balancer - 40} ${height / 2} L ${X.balancer + 40} ${height / 2} L ${X.target} ${y2}`;

const facts = (view) => {
  const { state, word } = view;
  const lines = state.browsers.map((one) => {
    const names = { browser: one.name, target: one.bound };
    return one.bound ? word(one.survives ? "bound" : "lapsing", names) : word("free", names);
  });
  const shares = state.targets.map((one) =>
    word("share", { target: one.id, health: view.text(`health_${one.health}`), count: one.count, share: one.share }),
  );
  return [...lines, ...shares];
};

const last = (view) => {
  const event = view.state.events.at(-1);
  if (!event) return "";
  const names = { browser: event.browser, target: event.target, status: event.status };
  return event.target ? view.word("went", names) : view.word("failed", names);
};

export default part(
  "map",
  (view) => {
    const { state, word } = view;
    const at = places(view);
    const picture = s(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${at.height}`, role: "img", "aria-label": `${word("title")}. ${facts(view).join(" ")}`, class: "picture" },
      state.browsers
        .filter((one) => one.bound && at.target(one.bound) !== null)
        .map((one) =>
          s("path", {
            d: path(at.browser(one.name), at.target(one.bound), at.height),
            class: one.survives ? "thread" : "thread lapsing",
          }),
        ),
      s("rect", { x: X.balancer - 40, y: at.height / 2 - 26, width: 80, height: 52, rx: 6, class: "box" }),
      s("text", { x: X.balancer, y: at.height / 2 + 5, class: "middle" }, state.product.toUpperCase()),
      state.browsers.map((one) => {
        const y = at.browser(one.name);
        return s(
          "g",
          {},
          s("rect", { x: 4, y: y - 15, width: X.browser - 4, height: 30, rx: 15, class: "box" }),
          s("text", { x: 16, y: y + 5 }, one.name.length > 12 ? `${one.name.slice(0, 11)}…` : one.name),
        );
      }),
      state.targets.map((one) => {
        const y = at.target(one.id);
        const bar = 100;
        return s(
          "g",
          {},
          s("rect", { x: X.target, y: y - 18, width: WIDTH - X.target - 4, height: 36, rx: 4, class: `box ${one.health}` }),
          s("text", { x: X.target + 10, y: y - 3 }, `${SHAPES[one.health]} ${one.short}`),
          s("text", { x: X.target + 10, y: y + 13, class: "small" }, word(`health_${one.health}`).slice(0, 22)),
          s("rect", { x: X.target + 112, y: y - 10, width: bar, height: 8, class: "frame" }),
          s("rect", { x: X.target + 112, y: y - 10, width: (bar * one.share) / 100, height: 8, class: "bar" }),
          state.fair && s("rect", { x: X.target + 112 + state.fair - 1, y: y - 13, width: 2, height: 14, class: "mark" }),
          s("text", { x: X.target + 112, y: y + 13, class: "small count" }, `${one.count} (${one.share}%)`),
        );
      }),
    );
    return [
      picture,
      h("p", { class: "hint" }, `${word("legend")}${state.fair ? ` · ${word("fair", { share: state.fair })}` : ""}`),
      state.left_out.browsers + state.left_out.targets > 0 && h("p", { class: "hint" }, word("summarised", state.left_out)),
      // Read aloud after each change; what the picture shows stands here in words.
      h("p", { class: "last", "aria-live": "polite" }, last(view)),
    ];
  },
  (view) => {
    const { state, own, root } = view;
    const fresh = state.events.filter((event) => event.number > (own.drawn ?? state.events.at(-1)?.number ?? 0));
    own.drawn = state.events.at(-1)?.number ?? 0;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const picture = root.querySelector("svg");
    const at = places(view);
    // A hundred requests are shown as the last twenty of them.
    fresh.slice(-20).forEach((event, index) => {
      const from = at.browser(event.browser);
      const to = event.target ? at.target(event.target) : at.height / 2;
      if (from === null || to === null) return;
      const dot = s("circle", { r: 6, class: event.target ? "request" : "request failed" });
      dot.style.offsetPath = `path("${path(from, to, at.height)}")`;
      picture.append(dot);
      const flight = dot.animate([{ offsetDistance: "0%" }, { offsetDistance: event.target ? "100%" : "50%" }], {
        duration: 500,
        delay: index * 40,
        fill: "backwards",
        easing: "ease-in-out",
      });
      flight.onfinish = () => dot.remove();
    });
  },
);
