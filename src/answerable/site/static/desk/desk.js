// Everything works without this: it adds menus, character counts and the place of the mistake.
import { initAll } from "./govuk.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
