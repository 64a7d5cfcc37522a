/** The pages there are, in the order of the navigation. */
export const PAGES = [{ path: "/", name: "Contacts" }];
