import { announce } from "../shared/ui/element.js";

/**
 * A button that copies the link to what is in the form.
 *
 * @param {HTMLButtonElement} button
 * @param {() => string} address
 */
export function CopyLink(button, address) {
  button.addEventListener("click", () =>
    navigator.clipboard.writeText(new URL(address(), location.href).href).then(
      () => announce("The link is copied."),
      () => announce("The browser does not let this page copy; the link is in the address bar."),
    ),
  );
}
