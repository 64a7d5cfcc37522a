throw new Error("the lab's script failed on purpose");
