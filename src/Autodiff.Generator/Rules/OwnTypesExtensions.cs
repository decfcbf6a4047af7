using Autodiff.Generator.IR;

namespace Autodiff.Generator.Rules;

/// <summary>Membership of a type in <see cref="OwnTypes"/>.</summary>
internal static class OwnTypesExtensions
{
    public static bool Include(this OwnTypes types, IrType type) => (types & ClassOf(type)) != 0;

    private static OwnTypes ClassOf(IrType type) => type switch
    {
        ScalarType { Kind: ScalarKind.Double or ScalarKind.Single } => OwnTypes.Floating,
        ScalarType { Kind: ScalarKind.Int32 or ScalarKind.UInt32 or ScalarKind.Int64 or ScalarKind.UInt64 } => OwnTypes.Integers,
        ScalarType { Kind: ScalarKind.Boolean } => OwnTypes.Boolean,
        ScalarType => OwnTypes.Narrow,
        _ => OwnTypes.Other,
    };
}
