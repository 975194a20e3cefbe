// Carries the page's language to Python. The attribute is set by the language switch; missing, it means both.
const ATTRIBUTE = "data-sticky-lab-language";

export default {
  initialize({ model }) {
    const tell = () => {
      model.set("language", document.documentElement.getAttribute(ATTRIBUTE) ?? "both");
      model.save_changes();
    };
    tell();
    const observer = new MutationObserver(tell);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: [ATTRIBUTE] });
    return () => observer.disconnect();
  },
  // A widget that is only listening takes no room.
  render({ el }) {
    el.style.display = "none";
  },
};
