// Brings what the browser tests need and npm doesn't: called before them.
import { installChromium } from './lib/chromium.mjs';

try {
  installChromium();
} catch (err) {
  console.error(err.message);
  process.exitCode = 1;
}
