module.exports = require('./eslintPackage').forPrograms(__dirname);
