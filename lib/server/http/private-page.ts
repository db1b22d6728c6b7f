/**
 * Whether a page is for those who hold its address or are signed in, and so not for search engines: checks, reports,
 * links and the support pages.
 *
 * @param path path and query of a request
 */
export const isPrivatePage = (path: string): boolean => /^\/(?:check|r|t|support)(?:[/?]|$)/.test(path);
