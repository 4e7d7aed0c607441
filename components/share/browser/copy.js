/* Copies the page's own address, or the code of a frame that shows it, when a button is clicked. */
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".dateline-copy");
  root.replaceChildren();

  const address = (embedded) => {
    const link = new URL(window.location.href);
    link.hash = "";
    link.searchParams.delete("embed");
    if (embedded) link.searchParams.set("embed", "true");
    return link.href;
  };
  const frame = () => {
    const made = document.createElement("iframe");
    made.src = address(true);
    made.title = data.title;
    made.width = "100%";
    made.height = "680";
    made.loading = "lazy";
    made.style.border = "0";
    return made.outerHTML;
  };

  // A page that is not served securely has no clipboard of its own.
  const copy = async (words) => {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(words);
    const field = document.createElement("textarea");
    field.value = words;
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("refused");
  };

  const button = document.createElement("button");
  button.type = "button";
  button.dataset.copies = data.name;
  button.textContent = data.label;
  button.onclick = async () => {
    const words = data.name === "link" ? address(false) : frame();
    try {
      await copy(words);
      button.textContent = data.copied;
    } catch (refused) {
      // What cannot be copied is shown, to be copied by hand.
      window.prompt(data.label, words);
    }
    setTimeout(() => { button.textContent = data.label; }, 1800);
  };
  root.append(button);
}
