// @ts-check
// What the learner has done so far. It is drawn by the same means as a part of the panel.
/**
 * @typedef {{ count: number, total: number }} Share
 * @typedef {{ lesson: string, predictions: Share, as_predicted: number, quiz: Share, first_try: number }} Lesson
 * @typedef {{ name: string, attempts: number, hints: number, passed: boolean }} Checked
 * @typedef {{ lessons: Lesson[], labs: Checked[], path: string, written: boolean, set_aside: string, copy: string }} Done
 * @typedef {View<Done, { asking?: boolean, watching?: IntersectionObserver }>} ProgressView
 */

/**
 * Have a button of this part take the focus.
 * @param {ProgressView} view
 * @param {string} key
 */
const focus = (view, key) => {
  const found = view.root.querySelector(`[data-key="${key}"]`);
  if (found instanceof HTMLElement) found.focus();
};

/** @param {string} text */
const download = (text) => {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  h("a", { href: address, download: "sticky-lab-progress.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
};

/**
 * Look again each time the table comes into sight: meanwhile, another notebook may have been worked through.
 * @param {ProgressView} view
 */
const lookWhenSeen = (view) => {
  if (view.own.watching) return;
  view.own.watching = new IntersectionObserver((seen) => seen.at(-1)?.isIntersecting && view.notify("refresh"));
  view.own.watching.observe(view.root);
};

/** @param {ProgressView} view */
const question = (view) => {
  const { word, own } = view;
  /** @type {(what: string) => () => void} */
  const answer = (what) => () => {
    own.asking = false;
    if (what) view.send(what);
    view.redraw();
    focus(view, "delete");
  };
  return h(
    "div",
    { class: "story", role: "group", "aria-label": word("delete") },
    h("p", { id: "sticky-lab-progress-sure" }, word("sure")),
    h(
      "p",
      { class: "buttons" },
      button("keep", word("keep"), answer(""), { "aria-describedby": "sticky-lab-progress-sure" }),
      button("delete-all", word("delete_all"), answer("delete")),
    ),
  );
};

export default part(
  "progress",
  /** @param {ProgressView} view */
  (view) => {
    const { state, word, own } = view;
    /** @type {(first: string, ...rest: (string | number)[]) => HTMLTableRowElement} */
    const cells = (first, ...rest) =>
      h(
        "tr",
        {},
        h("th", { scope: "row" }, first),
        rest.map((one) => h("td", {}, String(one))),
      );
    /** @param {Share} share */
    const of = ({ count, total }) => word("of", { count, total });
    const lessons = state.lessons.map((one) =>
      cells(one.lesson, of(one.predictions), one.as_predicted, of(one.quiz), one.first_try),
    );
    const labs = state.labs.map((one) =>
      cells(one.name, one.attempts, one.hints, one.passed ? `✓ ${word("yes")}` : word("not_yet")),
    );
    /** @param {string[]} keys */
    const headings = (...keys) => keys.map((key) => word(key));
    const ask = () => {
      own.asking = true;
      view.redraw();
      focus(view, "keep");
    };
    return [
      h(
        "div",
        { class: "wide" },
        table(
          { "aria-label": word("title") },
          headings("lesson", "predictions", "as_predicted", "quiz", "first_try"),
          lessons,
        ),
        labs.length > 0 && table({ "aria-label": word("lab") }, headings("lab", "attempts", "hints", "passed"), labs),
      ),
      h("p", { class: "hint" }, word(state.written ? "file" : "not_written", { path: state.path })),
      state.set_aside && h("p", {}, word("set_aside", { path: state.set_aside })),
      h(
        "p",
        { class: "buttons" },
        button("refresh", word("refresh"), () => view.send("refresh")),
        button("copy", word("copy"), () => download(state.copy)),
        button("delete", word("delete"), ask),
      ),
      own.asking && question(view),
    ];
  },
  lookWhenSeen,
);
