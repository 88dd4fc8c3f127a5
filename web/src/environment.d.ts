interface ImportMetaEnv {
  /** The server that a build asks, as an URL; the one that the page comes from where left out. */
  readonly VITE_API_URL?: string;
  /** The server that the dev server passes requests on to, as an URL. */
  readonly VITE_BACKEND?: string;
}
