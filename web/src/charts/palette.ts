/** The colours of a drawing, as a canvas knows them. */
export interface Palette {
  readonly text: string;
  readonly grid: string;
  readonly ground: string;
  readonly series: readonly string[];
  readonly font: string;
}

/** Reads the colours that the page has where an element is: a canvas knows neither `var()` nor `light-dark()`. */
export function paletteOf(element: HTMLElement, seriesCount: number): Palette {
  const probe = document.createElement("i");
  element.append(probe);
  const colour = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const palette = {
    text: colour("quiet"),
    grid: colour("line"),
    ground: colour("card"),
    series: Array.from({ length: seriesCount }, (_, index) => colour(`series-${index + 1}`)),
    font: `12px ${getComputedStyle(element).fontFamily}`,
  };
  probe.remove();
  return palette;
}

/**
 * Tells when the page turns light or dark, by the system's setting or by its own root element.
 * @returns what ends that.
 */
export function whenSchemeChanges(tell: () => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", tell);
  const root = new MutationObserver(tell);
  root.observe(document.documentElement, { attributes: true });
  return () => {
    system.removeEventListener("change", tell);
    root.disconnect();
  };
}
