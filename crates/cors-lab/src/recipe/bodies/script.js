globalThis.labScriptRan = true;
