/**
 * The Chromium that the browser tests drive: `CHROMIUM_PATH`, else one that is installed, else
 * one that is installed now (Playwright's download, or Debian's package as root).
 *
 * Run as a script it makes sure that there is one and prints its path.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Playwright's own, again: of several `--disable-features` the last one counts. */
const DISABLED_BY_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];
/** Below the address bar of each window: two pages that nobody sees, and a third of what a test costs. */
const ADDRESS_BAR = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];

/** Quiet and closed: no sandbox (containers), no GPU, no look-ups of its own. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  `--disable-features=${[...DISABLED_BY_PLAYWRIGHT, ...ADDRESS_BAR].join(',')}`,
];

/** @throws Error with one line that says what to do when no Chromium is there. */
export function chromiumExecutable(): string {
  const found = findChromium();
  if (found === undefined) {
    throw new Error('No Chromium found: install one, or set CHROMIUM_PATH to its executable.');
  }
  return found;
}

function findChromium(): string | undefined {
  const configured = process.env.CHROMIUM_PATH;
  if (configured !== undefined && configured !== '') {
    if (existsSync(configured)) return configured;
    throw new Error(`CHROMIUM_PATH names ${configured}, which does not exist.`);
  }
  return (
    COMMANDS.map(pathOfCommand).find((path) => path !== undefined) ??
    [...APPLICATIONS, chromium.executablePath()].find((path) => existsSync(path))
  );
}

function pathOfCommand(command: string): string | undefined {
  const { status, stdout } = spawnSync('which', [command], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

function installChromium(): void {
  const attempts: readonly [string, string[]][] = [
    [process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']],
    ...(process.getuid?.() === 0 && existsSync('/etc/debian_version') ? DEBIAN_INSTALL : []),
  ];
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, { stdio: ['ignore', 2, 2], timeout: INSTALL_TIMEOUT_MS });
    } catch {
      continue; // the next way may work; the caller looks whether one did
    }
    if (findChromium() !== undefined) return;
  }
}

const INSTALL_TIMEOUT_MS = 300_000;
const DEBIAN_INSTALL: readonly [string, string[]][] = [
  ['apt-get', ['update', '-qq']],
  ['apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']],
];

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (findChromium() === undefined) installChromium();
  try {
    console.log(`Chromium: ${chromiumExecutable()}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
