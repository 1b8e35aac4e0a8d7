module.exports = require('../tools/eslintPackage').forPrograms(__dirname);
