const { VITE_API_URL = "", VITE_BACKEND } = import.meta.env;

/** Where the API is: the server that a build was made for, or the one that the page comes from. Without a slash at its end. */
export const API_URL = (VITE_API_URL === "" ? location.origin : VITE_API_URL).replace(/(?<!\/)\/+$/, "");

/** Who answers there, as people name it. Vite's dev server passes on to another one. */
export const API_HOST = new URL(VITE_BACKEND ?? API_URL).host;
