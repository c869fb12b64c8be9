/** A stylesheet that travels as text inside a script, where no minifier would look for it. */
const { transform } = require('lightningcss');

module.exports = function minifyCss(code) {
  return transform({ filename: this.resourcePath, code, minify: true }).code;
};
module.exports.raw = true;
