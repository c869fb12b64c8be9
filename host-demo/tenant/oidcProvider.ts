/**
 * oidc-provider, without the line it prints on Node 20. It asks for Node 22; everything this tenant
 * uses works on 20, which the tests show, and a warning at every start would hide one that matters.
 */
async function importQuietly(): Promise<typeof import('oidc-provider')> {
  const { warn } = console;
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes('Unsupported runtime')) warn(...words);
  };
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
}

export const { default: Provider, errors, interactionPolicy } = await importQuietly();
