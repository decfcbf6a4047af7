using Autodiff.EndToEnd.Tests.Harness;
using Xunit;

[assembly: AssemblyFixture(typeof(CorpusPrograms))]
