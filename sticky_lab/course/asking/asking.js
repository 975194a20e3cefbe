// What predictions and quizzes share. All languages are in the page; its language switch hides the others.
const SILENT_AFTER_MS = 6000;

const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

const sides = (text) =>
  Object.entries(text).flatMap(([lang, side], index) => [
    ...(index ? [make("span", { class: "between-languages" }, " · ")] : []),
    make("span", { lang }, side),
  ]);

/** A name that nothing else in the page has; each widget loads this script anew, so that counting would not do. */
const newId = () => `sticky-lab-${Math.random().toString(36).slice(2)}`;

/**
 * Keep keys from JupyterLab, which would move to another cell with an arrow, or cut this one with an X. Returns what
 * ends it. Leaving with Tab or Escape, and Shift+Enter, which runs the cell, stay as they are elsewhere.
 */
const keepKeys = (root) => {
  const keep = (event) => {
    const others =
      event.altKey || event.ctrlKey || event.metaKey || event.key === "Tab" || event.key === "Escape" ||
      (event.shiftKey && event.key === "Enter");
    if (!others && root.contains(event.target)) event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", keep, true);
  return () => window.removeEventListener("keydown", keep, true);
};
