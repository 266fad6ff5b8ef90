/** Gives the frame of a page the words of another language, for the one page that serves every address that is not found. */

/** Copies words and addresses between two trees of one shape. Elements stay, and with them what listens to them. */
function copyWords(from: Element, to: Element): void {
  for (const { name, value } of from.attributes) to.setAttribute(name, value);
  const elements = [...to.children];
  for (const [index, child] of [...from.children].entries()) {
    const own = elements[index];
    if (own && !child.hasAttribute('aria-hidden')) copyWords(child, own);
  }
  if (from.childElementCount === 0) to.textContent = from.textContent;
}

/** The template holds the frame in the language: what has the same place in it as in the page. */
export function speak(template: HTMLTemplateElement): void {
  for (const from of template.content.children) {
    const to = document.querySelector(`body > ${from.localName}.${from.classList[0]}`);
    if (to) copyWords(from, to);
  }
}
