import { argumentEnd } from "./powershell-argument.js";
import { replaceAfter } from "./quoted.js";
import { REDACTED } from "./secret.js";

/** A parameter whose value is a body or a secret, or what makes a secret of a text. */
const PARAMETER =
  /(?:(?<=\s)-(?:Body|Form|InFile|Credential|ProxyCredential|Token|Password|CertificateThumbprint)(?::|(?=[\s`]))|\bConvertTo-(?:SecureString|Json)(?:[ \t]+-(?:String|InputObject))?(?=\s))(?:[ \t]|`\r?\n)*(?=[^\s`|)-])/gi;

/**
 * Takes bodies and secrets out of the arguments of PowerShell's commands.
 *
 * @param {string} text
 */
export function redactPowershell(text) {
  return replaceAfter(text, PARAMETER, (_, start) => {
    const end = argumentEnd(text, start);
    // The name of a variable says nothing.
    return /^\$\w+$/.test(text.slice(start, end)) ? null : { start, end, by: `"${REDACTED}"` };
  });
}
