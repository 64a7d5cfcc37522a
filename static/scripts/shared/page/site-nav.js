/** The pages there are, in the order of the navigation. */
export const PAGES = [
  { path: "/", name: "Contacts" },
  { path: "/lab", name: "Lab" },
  { path: "/playground", name: "Playground" },
  { path: "/decode", name: "Decode" },
  { path: "/origins", name: "Origins" },
];
