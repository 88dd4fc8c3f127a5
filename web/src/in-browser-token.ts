/** The admin token of the mock in the browser, which guards nothing: told on the page, so that both sides can be tried. */
export const IN_BROWSER_ADMIN_TOKEN = "browser-admin";
