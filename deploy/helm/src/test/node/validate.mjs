// Reads objects from standard input, a JSON object of them by any names, and writes by the same names what the models
// that are published of their kinds have against them. Null where no package has a model.

const PACKAGES = {
  "keda.sh": "@kubernetes-models/keda",
  "monitoring.coreos.com": "@kubernetes-models/prometheus-operator",
  "gateway.networking.k8s.io": "@kubernetes-models/gateway-api",
};

async function model({ apiVersion, kind }) {
  const group = apiVersion.includes("/") ? apiVersion.split("/")[0] : "";
  const path = `${PACKAGES[group] ?? "kubernetes-models"}/${apiVersion}/${kind}`;
  try {
    return (await import(path))[kind];
  } catch (error) {
    if (error.code === "ERR_MODULE_NOT_FOUND" || error.code === "ERR_PACKAGE_PATH_NOT_EXPORTED") {
      return null;
    }
    throw error;
  }
}

async function problems(object) {
  const Model = await model(object);
  if (!Model) {
    return null;
  }
  try {
    new Model(object).validate();
    return [];
  } catch (error) {
    return [error.message];
  }
}

let text = "";
for await (const chunk of process.stdin.setEncoding("utf8")) {
  text += chunk;
}
const found = {};
for (const [name, object] of Object.entries(JSON.parse(text))) {
  found[name] = await problems(object);
}
process.stdout.write(JSON.stringify(found));
