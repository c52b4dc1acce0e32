// Figures come to life when the reader comes near them: until then they cost the page only their picture.

/** How near, in pixels beyond what is seen. */
const NEAR = 600;

/**
 * Brings a figure to life once, when it is near what is seen, or when the focus reaches it. One that is
 * made in sight is brought to life at once, before anybody sees its picture.
 */
export function whenNear(root: HTMLElement, wake: (hadFocus: boolean) => void): void {
  if (isInSight(root) || typeof IntersectionObserver === "undefined") {
    wake(false);
    return;
  }
  const wakeUp = () => {
    observer.disconnect();
    root.removeEventListener("focusin", wakeUp);
    // An element that cannot have the focus loses it.
    const hadFocus = document.activeElement === root;
    root.removeAttribute("tabindex");
    wake(hadFocus);
  };
  const margin = `${NEAR}px`;
  // The page scrolls in itself, or in one of its elements, as in JupyterLab.
  const options = { rootMargin: margin, scrollMargin: margin };
  const observer = new IntersectionObserver((seen) => {
    if (seen.some(({ isIntersecting }) => isIntersecting)) wakeUp();
  }, options);
  observer.observe(root);
  // A far figure would otherwise be left out by Tab.
  root.tabIndex = 0;
  root.addEventListener("focusin", wakeUp);
}

function isInSight(root: HTMLElement): boolean {
  // JupyterLab does not lay out what is far away, and measuring it here would make it do so.
  if (root.checkVisibility?.({ contentVisibilityAuto: true }) === false) return false;
  const { top, bottom } = root.getBoundingClientRect();
  return top < window.innerHeight && bottom > 0;
}
