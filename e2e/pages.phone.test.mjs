// Every page on a phone: accessible, within its width, within a finger's reach,
// silent on the console, under the strict policy.
import { everyPage } from './lib/pagekinds.mjs';
import { phone } from './lib/page.mjs';

everyPage('phone', phone);
