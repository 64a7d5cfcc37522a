import { beGuest } from "./command-listener.js";

beGuest();
