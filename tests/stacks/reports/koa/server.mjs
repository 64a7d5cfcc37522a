import cors from "@koa/cors";
import Koa from "koa";

const app = new Koa();
app.use(cors({ origin: (context) => (context.get("Origin") === "https://app.example" ? "https://app.example" : "") }));
app.use((context) => {
  context.set("X-Handler", "ran");
  context.status = 200;
});
app.listen(Number(process.env.PORT ?? 8080), "127.0.0.1");
