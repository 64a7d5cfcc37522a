import { beGuest } from "../lab/frame/guest.js";

beGuest();
