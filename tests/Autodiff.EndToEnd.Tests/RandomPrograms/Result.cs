namespace Autodiff.EndToEnd.Tests.RandomPrograms;

/// <summary>What a method of a random program returns.</summary>
internal enum Result
{
    Nothing,
    Number,
    Pair,
    Array,
}
