module.exports = require('../../tools/eslintPackage')(__dirname);
