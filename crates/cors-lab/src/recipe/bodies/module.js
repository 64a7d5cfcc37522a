export default "the lab's module ran";
