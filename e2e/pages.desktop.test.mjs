// Every page on a desktop: accessible, within its width, silent on the console,
// under the strict policy.
import { everyPage } from './lib/pagekinds.mjs';
import { desktop } from './lib/page.mjs';

everyPage('desktop', desktop);
