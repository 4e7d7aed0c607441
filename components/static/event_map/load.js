/* Fetches all at once the scripts that its own address names (?run=…&run=…); they run in that order, and before any
 * script that the document asks for after this one. What asks for one script after another waits for each on the way.
 */
for (const name of new URL(document.currentScript.src).searchParams.getAll("run")) {
  const script = document.createElement("script");
  script.src = new URL(name, document.currentScript.src).href;
  script.async = false;
  document.head.append(script);
}
