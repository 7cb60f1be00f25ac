/**
 * The address of the API, in the browser. The server writes it on the root element when it renders a
 * page, so that one build runs in every environment.
 */
export function signetUrl(): string {
  const url = document.documentElement.dataset['signetUrl'];
  if (url === undefined) {
    throw new Error('The page does not say where the API is: data-signet-url is missing on <html>');
  }
  return url;
}
