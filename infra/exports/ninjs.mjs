// Checks each line of a file against a JSON schema: node ninjs.mjs SCHEMA FILE
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";

const [schemaFile, file] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(schemaFile, "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true });
formats(ajv);
// The standard's schema refers to GeoJSON's, which nothing of ours uses.
ajv.addSchema({ $id: "https://geojson.org/schema/GeoJSON.json", type: "object" });
const validate = ajv.compile(schema);
const lines = readFileSync(file, "utf8").split("\n").filter((line) => line !== "");
let faults = 0;
for (const [number, line] of lines.entries()) {
  if (!validate(JSON.parse(line))) {
    faults++;
    console.error(`line ${number + 1}: ${ajv.errorsText(validate.errors)}`);
  }
}
console.log(`${lines.length} items, ${faults} faults`);
process.exit(faults === 0 ? 0 : 1);
