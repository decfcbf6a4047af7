namespace Autodiff.Generator.Diagnostics;

/// <summary>
/// The ids of all diagnostics: 1xxx declaration, 2xxx body, 3xxx rules and calls, 4xxx likely mistakes, 5xxx information, 9xxx internal.
/// An id is never given to another diagnostic, and each has a page in docs/diagnostics.
/// </summary>
internal static class DiagnosticIds
{
    // The declaration.
    public const string TypeNotPartial = "DIFF1001";
    public const string GenericMethod = "DIFF1002";
    public const string GenericType = "DIFF1003";
    public const string DecimalParameter = "DIFF1004";
    public const string NullableParameter = "DIFF1005";
    public const string RefLikeParameter = "DIFF1006";
    public const string ParameterTypeWithMembers = "DIFF1007";
    public const string UnsupportedParameterType = "DIFF1008";
    public const string UnsupportedReturnType = "DIFF1009";
    public const string ReturnsByReference = "DIFF1010";
    public const string UnknownParameter = "DIFF1011";
    public const string ParameterNotDifferentiable = "DIFF1012";
    public const string ParameterIsConstant = "DIFF1013";
    public const string ParameterNamedTwice = "DIFF1014";
    public const string NoDifferentiableParameter = "DIFF1015";
    public const string NothingWritten = "DIFF1016";
    public const string ResultNotDifferentiable = "DIFF1017";
    public const string MemberClash = "DIFF1018";
    public const string StemUsedTwice = "DIFF1019";
    public const string InvalidStem = "DIFF1020";
    public const string DerivativeImpossible = "DIFF1021";
    public const string DerivativeNotSupported = "DIFF1022";
    public const string NoDerivativeRequested = "DIFF1023";
    public const string WithRespectToThis = "DIFF1024";
    public const string InstanceMember = "DIFF1025";
    public const string VirtualMember = "DIFF1026";
    public const string InterfaceMember = "DIFF1027";
    public const string NoBody = "DIFF1028";
    public const string AsyncMethod = "DIFF1029";
    public const string Iterator = "DIFF1030";
    public const string ExtensionBlockMember = "DIFF1031";
    public const string Lambda = "DIFF1032";
    public const string LocalFunction = "DIFF1033";
    public const string Accessor = "DIFF1034";
    public const string Constructor = "DIFF1035";
    public const string Operator = "DIFF1036";
    public const string FileLocalType = "DIFF1037";
    public const string UnsafeMethod = "DIFF1038";
    public const string DifferentiableType = "DIFF1039";
    public const string CustomRule = "DIFF1040";

    // The body.
    public const string CodeDoesNotCompile = "DIFF2001";
    public const string UnsupportedStatement = "DIFF2002";
    public const string UnsupportedExpression = "DIFF2003";
    public const string TryStatement = "DIFF2004";
    public const string GotoStatement = "DIFF2005";
    public const string LocalFunctionInBody = "DIFF2006";
    public const string LambdaInBody = "DIFF2007";
    public const string UnsafeCode = "DIFF2008";
    public const string DynamicCode = "DIFF2009";
    public const string StaticFieldWrite = "DIFF2010";
    public const string ActiveValueIntoConstant = "DIFF2011";
    public const string MemberOfObject = "DIFF2012";
    public const string RefLocal = "DIFF2013";
    public const string UnsupportedTypeInBody = "DIFF2014";

    // Rules and calls.
    public const string NoDerivativeRule = "DIFF3001";
    public const string UnsupportedFunction = "DIFF3002";
    public const string CalleeHasProblems = "DIFF3003";
    public const string CalleeWithoutDerivatives = "DIFF3004";
    public const string ArgumentOutsideDifferentiatedSet = "DIFF3005";
    public const string ArgumentsOverlap = "DIFF3006";
    public const string DerivativeOfDerivative = "DIFF3007";
    public const string NoDerivativeRuleInLibrary = "DIFF3008";

    // Likely mistakes.
    public const string ResultIsIndependent = "DIFF4001";
    public const string StopsAtRounding = "DIFF4002";
    public const string StopsAtComparison = "DIFF4003";
    public const string NarrowedToSingle = "DIFF4004";
    public const string RootOfSquare = "DIFF4005";
    public const string GradientDropped = "DIFF4006";
    public const string SquareByPow = "DIFF4007";
    public const string UndefinedAtZero = "DIFF4008";

    // Information.
    public const string SavedByIteration = "DIFF5001";
    public const string SavedOnce = "DIFF5002";
    public const string ComputedAgain = "DIFF5003";

    // The compiler itself.
    public const string CompilerFailed = "DIFF9001";
}
